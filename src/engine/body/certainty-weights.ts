// Written by scripts/train-confidence.ts; not edited by hand.
export const CERTAINTY = {
  base: 0,
  facts: {
    steady: {"upTo":[0.51,0.67,0.85],"points":[-0.313,-0.049,0.335,0.418]},
    steadyByHalf: {"upTo":[0.57,0.75,0.77,0.85,0.91,0.99],"points":[-0.238,0.123,0.304,0.689,0.786,0.844,1.381]},
    weakest: {"upTo":[0.819,0.831,0.862,0.92,0.924],"points":[-0.128,-0.001,0.102,0.191,0.407,0.685]},
    readability: {"upTo":[0.911,0.967,0.999],"points":[-0.096,0.561,0.727,0.915]},
    together: {"upTo":[0.18,0.279,0.69,0.982],"points":[0.278,0.24,0.028,-0.068,-0.182]},
    length: {"upTo":[7.85,8.083,10.359],"points":[-0.154,0.038,0.227,-0.373]},
  },
};
