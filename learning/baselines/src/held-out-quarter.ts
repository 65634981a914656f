import type { Histories } from '@marquee/histories';
import type { Random } from '@marquee/units';

/**
 * For choosing where a protocol holds nothing out: flags of a random quarter of every title's events, as the given splits of the
 * literature are drawn. A title watched once is not held out. `// (N)`
 */
export function heldOutQuarter(data: Histories, random: Random): Uint8Array {
	const rowsByTitle = Map.groupBy(data.titleIndices.keys(), (row) => data.titleIndices[row]!);
	const flags = new Uint8Array(data.titleIndices.length);
	for (const [, rows] of Array.from(rowsByTitle).sort(([a], [b]) => a - b)) {
		const count = rows.length - Math.round(0.75 * rows.length);
		for (let i = 0; i < count; i++) {
			const j = i + random.below(rows.length - i);
			[rows[i], rows[j]] = [rows[j]!, rows[i]!];
			flags[rows[i]!] = 1;
		}
	}
	return flags;
}
