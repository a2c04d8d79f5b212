// Written by scripts/train-confidence.ts; not edited by hand.
export const CERTAINTY = {
  base: 0,
  facts: {
    steady: {"upTo":[0.51,0.57,0.75,0.81,0.85,0.87,0.89,0.99],"points":[-0.189,0.314,0.583,0.856,0.965,1.031,1.211,1.364,1.541]},
    steadyByHalf: {"upTo":[0.09,0.15,0.31,0.77,0.87,0.99],"points":[-0.413,-0.351,-0.053,0.111,0.216,0.296,0.469]},
    weakest: {"upTo":[0.881,0.92,0.93,0.946,0.988],"points":[0.112,0.464,0.514,0.658,1.013,1.382]},
    readability: {"upTo":[0.909,0.985,0.999],"points":[0.004,0.282,0.316,0.679]},
    together: {"upTo":[0.394,0.497],"points":[0.188,0.032,-0.073]},
    length: {"upTo":[8.072,10.366],"points":[0.038,0.109,-0.573]},
  },
};
