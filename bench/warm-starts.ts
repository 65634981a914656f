import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { attributesIn, vocabularyOf } from '@marquee/attributes';
import { type Run, run, type TrainingTask, train } from '@marquee/foundation';
import { detect, historiesOf } from '@marquee/importers';
import { seededRandom, systemClock, titleId } from '@marquee/units';
import { titlesIn } from '../apps/marquee/src/evaluation/source-attributes.ts';
import { dailyRun, servedRun } from '../apps/marquee/src/training/served-run.ts';
import { daysOf, rowsKnownBy } from './warm-starts/days.ts';
import { type Line, nextEvening, originOf } from './warm-starts/evening.ts';
import { nextDayNdcg } from './warm-starts/next-day.ts';
import { type Evenings, summaryOf, written } from './warm-starts/report.ts';

/**
 * Do embeddings stay put over days of training, and what do days that begin from the day before lose against training anew?
 *
 *   npm run bench:warm-starts -- [--data DIR] [--days 7] [--before 0] [--warm '{"epochs": 2}'] [--seed 1] [--threads 2] [--json]
 *
 * A model is trained on everything up to day 0. Then, day by day, two lines go on from it. `warm` begins from the day before
 * and goes through that day's events and a share of all older ones, as `marquee train --warm` does; `--warm` says how its run differs from
 * that one's. `anew` is trained on everything, from a seed of its own, as `marquee train` does. Each model is asked on its evening for what
 * the day after takes up; `unchanged` is day 0's model asked the same. With `--before 7` the last day is so many days earlier: to choose on.
 */
const { values } = parseArgs({
	options: {
		data: { type: 'string', default: 'data/movietweetings-100k' },
		days: { type: 'string', default: '7' },
		before: { type: 'string', default: '0' },
		warm: { type: 'string', default: '{}' },
		seed: { type: 'string', default: '1' },
		threads: { type: 'string', default: '2' },
		json: { type: 'boolean', default: false },
	},
});
const number = (name: 'days' | 'before' | 'seed' | 'threads') => {
	const value = Number(values[name]);
	if (value >= 0) return value;
	throw new RangeError(`--${name} ${values[name]} is not a number from 0 up`);
};
const [seed, threads] = [number('seed'), number('threads')];

const source = await detect(values.data);
const imported = await historiesOf(source);
const known = new Map((await titlesIn(source)).map((title) => [title.titleId, title]));
const titles = imported.titleIds.map(
	(id) => known.get(id) ?? { titleId: id, name: '', genres: [] },
);
const vocabulary = vocabularyOf(titles);
const attributes = attributesIn(vocabulary, titles);
const days = daysOf(imported.histories, number('days'), number('before'));
const plain = run('anew', { ...servedRun, seed });
const warm = run('warm', { ...dailyRun, ...(JSON.parse(values.warm) as Partial<Run>) });
/** Day 0 and the days after share no chance: trained anew means that nothing is shared. */
const onDay = (settings: Run, day: number): Run => ({ ...settings, seed: seed + 1_000 * day });

const first = await trained({ run: plain, data: days[0]!.data });
const { width } = plain;
const space = { titleIds: imported.titleIds.map(titleId), width, vectors: first.embeddings };
const origin = originOf(first, days[0]!, space);
const lines: Record<'warm' | 'anew', Line> = {
	warm: { model: first, space },
	anew: { model: first, space },
};
const evenings: Evenings[] = [];
for (const [index, day] of days.slice(1).entries()) {
	const yesterday = days[index]!;
	const parent = { rows: rowsKnownBy(yesterday), trainedUntilMs: yesterday.untilMs };
	const warmed = await nextEvening(lines.warm, day, origin, threads, (model) =>
		trained({ run: onDay(warm, day.day), data: day.data, parent: { model, ...parent } }),
	);
	const anew = await nextEvening(lines.anew, day, origin, threads, () =>
		trained({ run: onDay(plain, day.day), data: day.data }),
	);
	lines.warm = warmed.line;
	lines.anew = anew.line;
	const unchanged = await nextDayNdcg(first, day.nextDay, threads);
	evenings.push({ day, warm: warmed.evening, anew: anew.evening, unchanged });
	const news = day.data.titleIndices.length - yesterday.data.titleIndices.length;
	console.error(`day ${day.day}: ${news} events, ${warmed.evening.seconds.toFixed(0)} s warm`);
}

const summary = summaryOf(evenings, seededRandom(seed, 'bootstrap'));
const settings = { plain, warm, threads };
if (values.json) console.log(JSON.stringify({ settings, ...summary }, null, '\t'));
else {
	console.log(
		`cores ${availableParallelism()}, load ${loadavg()[0]!.toFixed(1)}, threads ${threads}`,
	);
	console.log(`${written(summary)}\n${JSON.stringify(settings)}`);
}

function trained(task: Pick<TrainingTask, 'run' | 'data' | 'parent'>) {
	return train({ ...task, vocabulary, attributes, threads, clock: systemClock });
}
