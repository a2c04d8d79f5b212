// Written by scripts/train-confidence.ts; not edited by hand.
export const CERTAINTY = {
  base: 0,
  facts: {
    steady: {"upTo":[0.29,0.55,0.67,0.73,0.79,0.85],"points":[-0.125,-0.063,0.242,0.449,0.593,0.854,1.41]},
    steadyByHalf: {"upTo":[0.15,0.43,0.57,0.75,0.87],"points":[-0.617,-0.279,0.016,0.421,0.594,0.634]},
    weakest: {"upTo":[0.83,0.888,0.92,0.931,0.989],"points":[-0.053,0.039,0.122,0.565,0.748,1.199]},
    readability: {"upTo":[0.905,0.966,0.999],"points":[-0.003,0.154,0.411,0.661]},
    together: {"upTo":[0.252,0.504],"points":[0.439,0.053,-0.094]},
    length: {"upTo":[8.095,10.367],"points":[0.022,0.054,-0.434]},
  },
};
