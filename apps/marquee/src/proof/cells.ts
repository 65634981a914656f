/** 0.123 as 12 %. */
export const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
