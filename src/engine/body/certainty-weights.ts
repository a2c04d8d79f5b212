// Written by scripts/train-confidence.ts; not edited by hand.
export const CERTAINTY = {
  base: 0,
  facts: {
    steady: {"upTo":[0.29,0.55,0.67,0.73,0.79,0.85],"points":[-0.163,-0.048,0.255,0.46,0.603,0.861,1.415]},
    steadyByHalf: {"upTo":[0.15,0.43,0.57,0.75,0.87],"points":[-0.63,-0.185,-0.024,0.435,0.598,0.637]},
    weakest: {"upTo":[0.83,0.888,0.92,0.931,0.989],"points":[-0.05,0.043,0.125,0.567,0.75,1.144]},
    readability: {"upTo":[0.905,0.966,0.999],"points":[0.022,0.138,0.396,0.646]},
    together: {"upTo":[0.252,0.504,0.99],"points":[0.422,0.04,-0.103,-0.071]},
    length: {"upTo":[8.095,10.367],"points":[0.024,0.056,-0.432]},
  },
};
