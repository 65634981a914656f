import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawnFiles } from './drawn-files.fixture.ts';
import { type TrecRules, trecEvaluation } from './evaluation.ts';
import { readQrels } from './qrels.ts';
import { readRun } from './run.ts';

// Printed by trec_eval 9.0.8 (usnistgov/trec_eval, tag v9.0.8, print formats widened to 17 digits) for the drawn files,
// with -m all_trec and the flag that each table is named after.
const byDefault: Readonly<Record<string, number>> = {
	num_q: 22.0,
	num_ret: 848.0,
	num_rel: 206.0,
	num_rel_ret: 147.0,
	map: 0.1401806132651032,
	gm_map: 0.018338317531425233,
	Rprec: 0.13777113038476677,
	bpref: 0.3216971934172347,
	recip_rank: 0.21681721056721057,
	'iprec_at_recall_0.00': 0.27811349059038987,
	'iprec_at_recall_0.10': 0.25971522219212145,
	'iprec_at_recall_0.20': 0.21155504903194827,
	'iprec_at_recall_0.30': 0.16649304033357593,
	'iprec_at_recall_0.40': 0.1608571496136516,
	'iprec_at_recall_0.50': 0.1608571496136516,
	'iprec_at_recall_0.60': 0.1608571496136516,
	'iprec_at_recall_0.70': 0.13240513391468112,
	'iprec_at_recall_0.80': 0.12495767030472148,
	'iprec_at_recall_0.90': 0.06587177689023212,
	'iprec_at_recall_1.00': 0.02657509954160672,
	P_5: 0.11818181818181817,
	P_10: 0.13636363636363638,
	P_15: 0.13030303030303028,
	P_20: 0.12727272727272726,
	P_30: 0.12424242424242427,
	P_100: 0.06681818181818183,
	P_200: 0.033409090909090916,
	P_500: 0.013363636363636366,
	P_1000: 0.006681818181818183,
	recall_5: 0.0660619683346956,
	recall_10: 0.13664656051019686,
	recall_15: 0.18443633386815206,
	recall_20: 0.23693257500075682,
	recall_30: 0.3352482744528199,
	recall_100: 0.5928854604990969,
	recall_200: 0.5928854604990969,
	recall_500: 0.5928854604990969,
	recall_1000: 0.5928854604990969,
	infAP: 0.156102818668062,
	gm_bpref: 0.03561314602156998,
	'Rprec_mult_0.20': 0.07954545454545453,
	'Rprec_mult_0.40': 0.10097402597402598,
	'Rprec_mult_0.60': 0.14467893217893218,
	'Rprec_mult_0.80': 0.14428778292414657,
	'Rprec_mult_1.00': 0.13777113038476677,
	'Rprec_mult_1.20': 0.13470162858531842,
	'Rprec_mult_1.40': 0.1384718035251418,
	'Rprec_mult_1.60': 0.13341371792458745,
	'Rprec_mult_1.80': 0.13990726066606576,
	'Rprec_mult_2.00': 0.14283869539551358,
	utility: -25.181818181818183,
	'11pt_avg': 0.15893253924002104,
	binG: 0.15867003908974395,
	G: 0.13417482190770558,
	ndcg: 0.3043852274324514,
	ndcg_rel: 0.21736464224644736,
	Rndcg: 0.1586959634310369,
	ndcg_cut_5: 0.07941427794057043,
	ndcg_cut_10: 0.11434918218244557,
	ndcg_cut_15: 0.13651478342932896,
	ndcg_cut_20: 0.16151361079596843,
	ndcg_cut_30: 0.20296739613337095,
	ndcg_cut_100: 0.3043852274324514,
	ndcg_cut_200: 0.3043852274324514,
	ndcg_cut_500: 0.3043852274324514,
	ndcg_cut_1000: 0.3043852274324514,
	map_cut_5: 0.02704808449126631,
	map_cut_10: 0.047237033799533805,
	map_cut_15: 0.0595130784619421,
	map_cut_20: 0.06880435022181434,
	map_cut_30: 0.0902155522785934,
	map_cut_100: 0.1401806132651032,
	map_cut_200: 0.1401806132651032,
	map_cut_500: 0.1401806132651032,
	map_cut_1000: 0.1401806132651032,
	relative_P_5: 0.12045454545454547,
	relative_P_10: 0.15959595959595962,
	relative_P_15: 0.18614087932269754,
	relative_P_20: 0.23693257500075682,
	relative_P_30: 0.3352482744528199,
	relative_P_100: 0.5928854604990969,
	relative_P_200: 0.5928854604990969,
	relative_P_500: 0.5928854604990969,
	relative_P_1000: 0.5928854604990969,
	success_1: 0.045454545454545456,
	success_5: 0.45454545454545453,
	success_10: 0.6363636363636364,
	set_P: 0.15532060359879432,
	set_relative_P: 0.6038432527068891,
	set_recall: 0.5928854604990969,
	set_map: 0.11746350078166615,
	set_F: 0.23009296071814098,
	num_nonrel_judged_ret: 121.0,
};

const complete: Readonly<Record<string, number>> = {
	num_q: 23.0,
	num_ret: 848.0,
	num_rel: 219.0,
	num_rel_ret: 147.0,
	map: 0.1340858039927074,
	gm_map: 0.013227394099883156,
	Rprec: 0.131781081237603,
	bpref: 0.3077103589208332,
	recip_rank: 0.20739037532515792,
	P_5: 0.11304347826086955,
	recall_10: 0.1307054057054057,
	infAP: 0.14931573959553757,
	gm_bpref: 0.02495700692491539,
	'11pt_avg': 0.15202242883828102,
	ndcg: 0.2911510871093013,
	ndcg_cut_10: 0.10937747860929577,
	num_nonrel_judged_ret: 121.0,
};

const levelTwo: Readonly<Record<string, number>> = {
	num_q: 22.0,
	num_ret: 848.0,
	num_rel: 115.0,
	num_rel_ret: 81.0,
	map: 0.09110958190555246,
	gm_map: 0.004092992122744215,
	Rprec: 0.09228650137741047,
	bpref: 0.22311979164596246,
	recip_rank: 0.14450757575757575,
	P_5: 0.0818181818181818,
	recall_10: 0.13550275482093663,
	infAP: 0.10482908626040217,
	gm_bpref: 0.0070486273111798675,
	'11pt_avg': 0.1039717724944715,
	ndcg: 0.3043852274324514,
	ndcg_cut_10: 0.11434918218244557,
	num_nonrel_judged_ret: 187.0,
};

const judgedOnly: Readonly<Record<string, number>> = {
	num_q: 22.0,
	num_ret: 268.0,
	num_rel: 206.0,
	num_rel_ret: 147.0,
	map: 0.3796892933031662,
	gm_map: 0.03976564355189127,
	Rprec: 0.3913592089728453,
	bpref: 0.3216971934172347,
	recip_rank: 0.5280303030303031,
	P_5: 0.4090909090909091,
	recall_10: 0.34700835780381234,
	infAP: 0.3796892176588027,
	gm_bpref: 0.03561314602156998,
	ndcg: 0.4653814952250039,
	ndcg_cut_10: 0.34977575149707923,
	num_nonrel_judged_ret: 121.0,
};

const twelveDeep: Readonly<Record<string, number>> = {
	num_q: 22.0,
	num_ret: 254.0,
	num_rel: 206.0,
	num_rel_ret: 34.0,
	map: 0.05132259470327652,
	gm_map: 0.002619821362051529,
	Rprec: 0.1320893122029486,
	bpref: 0.1398248531771259,
	recip_rank: 0.20795454545454548,
	P_5: 0.11818181818181817,
	recall_10: 0.13664656051019686,
	infAP: 0.05557000767268627,
	gm_bpref: 0.005393699467018466,
	'11pt_avg': 0.06294765840220386,
	ndcg: 0.11792773219731573,
	ndcg_cut_10: 0.11434918218244557,
	num_nonrel_judged_ret: 32.0,
};

const drawn = (rules: Partial<TrecRules> = {}) => {
	const { qrels, run } = drawnFiles();
	return trecEvaluation(readRun(run), readQrels(qrels), rules);
};

test.each([
	['default', {}, byDefault],
	['-c', { complete: true }, complete],
	['-l 2', { relevanceLevel: 2 }, levelTwo],
	['-J', { judgedOnly: true }, judgedOnly],
	['-M 12', { deepest: 12 }, twelveDeep],
] as const)('under %s every number is that of trec_eval 9.0.8', (_, rules, expected) => {
	const { means } = drawn(rules);
	for (const [name, value] of Object.entries(expected))
		expect(means[name], name).toBeCloseTo(value, 12);
});

test('topics of only one file are told, not counted', () => {
	const { unanswered, unknown, means } = drawn();
	expect(unanswered).toEqual(['22']);
	expect(unknown).toEqual(['23']);
	expect(means.num_q).toBe(22);
});

test('the order of lines in either file changes nothing', () => {
	const { qrels, run } = drawnFiles();
	const lines = run.trim().split('\n');
	const judgements = qrels.trim().split('\n');
	fc.assert(
		fc.property(
			fc.shuffledSubarray(lines, { minLength: lines.length }),
			fc.shuffledSubarray(judgements, { minLength: judgements.length }),
			(shuffled, rejudged) => {
				const again = trecEvaluation(readRun(shuffled.join('\n')), readQrels(rejudged.join('\n')));
				for (const [name, value] of Object.entries(drawn().means))
					expect(again.means[name], name).toBeCloseTo(value, 12);
			},
		),
		{ numRuns: 3 },
	);
});

test('among equal scores the later id comes first, in the order of bytes and not of UTF-16', () => {
	const first = (relevant: string) =>
		trecEvaluation(
			readRun('1 Q0 a 1 1 t\n1 Q0 b 2 1 t\n1 Q0 \uff21 3 1 t\n1 Q0 🎬 4 1 t'),
			readQrels(`1 0 ${relevant} 1`),
		).means.recip_rank;
	expect(first('🎬')).toBe(1);
	expect(first('\uff21')).toBe(1 / 2);
	expect(first('b')).toBe(1 / 3);
});

test('scores that 32 bits cannot tell apart are a tie', () => {
	const run = readRun('1 Q0 a 1 0.30000000002 t\n1 Q0 b 2 0.30000000001 t');
	expect(trecEvaluation(run, readQrels('1 0 b 1')).means.recip_rank).toBe(1);
});

test.each([
	['a line with five columns', () => readRun('1 Q0 a 1 0.3')],
	['a score that is no number', () => readRun('1 Q0 a 1 high t')],
	['a document twice', () => readRun('1 Q0 a 1 3 t\n1 Q0 a 2 2 t')],
	['a run without lines', () => readRun('\n')],
	['a judgement of three columns', () => readQrels('1 a 1')],
	['a level that is no whole number', () => readQrels('1 0 a good')],
	['a document judged twice', () => readQrels('1 0 a 1\n1 0 a 0')],
])('%s is refused with its line', (_, read) => {
	expect(read).toThrow('trec-malformed');
});
