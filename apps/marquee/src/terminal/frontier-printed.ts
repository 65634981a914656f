import type { FrontierAnswer } from '@marquee/gateway';
import { type EpochMs, isoMoment } from '@marquee/units';

type Point = FrontierAnswer['points'][number];
type Estimate = Point['ndcg@10'];

/** The frontier as a person reads it in a terminal: a line per setting of the dial, the one that serves marked. */
export function frontierPrinted({ points, policy, over }: FrontierAnswer): string {
	const said = (count: number) => count.toLocaleString('en');
	const cells = points.map((point) => [
		...columns.map(([, told]) => told(point)),
		point.share === policy.share ? 'serves' : '',
	]);
	return [
		`${said(over.cases)} profiles, ${said(over.titles)} titles, from ${isoMoment(over.cutAt as EpochMs)}`,
		`model ${over.bundle.slice(0, 12)} · ranker ${over.ranker} · policy ${policy.version}; [95 % intervals]`,
		'',
		...aligned([columns.map(([heading]) => heading), ...cells]),
	].join('\n');
}

const figure = (value: number): string => value.toFixed(4);
const estimate = ({ value, low, high }: Estimate): string =>
	`${figure(value)} [${figure(low)}, ${figure(high)}]`;

const columns: readonly (readonly [heading: string, told: (point: Point) => string])[] = [
	['share', ({ share }) => share.toFixed(2)],
	['ndcg@10', (point) => estimate(point['ndcg@10'])],
	['against best-first', (point) => estimate(point['ndcg@10Gained'])],
	['intra-list diversity', ({ intraListDiversity }) => figure(intraListDiversity.value)],
	['serendipity', ({ serendipity }) => figure(serendipity.value)],
	['calibration kl', ({ calibrationKl }) => figure(calibrationKl.value)],
	['coverage', ({ coverage }) => figure(coverage)],
	['of the score', ({ ofScore }) => figure(ofScore)],
	['relevance lost', ({ relevanceLost }) => figure(relevanceLost)],
];

/** Columns as wide as their widest cell, two spaces apart. */
function aligned(lines: readonly (readonly string[])[]): readonly string[] {
	const widths = lines[0]!.map((_, at) => Math.max(...lines.map((line) => line[at]!.length)));
	return lines.map((line) =>
		line
			.map((cell, at) => cell.padStart(widths[at] ?? 0))
			.join('  ')
			.trimEnd(),
	);
}
