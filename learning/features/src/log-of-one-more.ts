/** Most counts are small, and a logarithm costs more than a look. */
const looked = Float64Array.from({ length: 4_096 }, (_, count) => Math.log(count + 1));

/** ln(count + 1) of a whole number from 0 up; the same bits every time. */
export const logOfOneMore = (count: number): number => looked[count] ?? Math.log(count + 1);
