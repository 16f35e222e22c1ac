/** `total` split by Zipf's law (s = 1): the first part is the largest, the nth an nth of it. The parts add up to `total`. */
export function zipfShares(parts: number, total: number): number[] {
  const weights = Array.from({ length: parts }, (_, index) => 1 / (index + 1));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let [given, weighed] = [0, 0];
  return weights.map((weight) => {
    weighed += weight;
    const upTo = Math.round((weighed / sum) * total);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}
