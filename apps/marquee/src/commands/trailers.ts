import { existsSync, readFileSync } from 'node:fs';
import { newTrailerModel, readModel, settle, type TrailerModel } from '@marquee/trailers';
import { isoMoment } from '@marquee/units';
import { Command } from 'commander';
import { existingStateFolder, type StateFolder } from '../facts/state-folder.ts';
import { pastChoices, pastEvents } from '../serving/past-choices.ts';
import { type JudgedPolicy, type TrailerReport, trailerReport } from '../serving/trailer-report.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption } from './options.ts';

/** `marquee trailers`: what was learnt of trailers, and what each policy would have earned on what was logged. */
export const trailersCommand = (around: Surroundings): Command =>
	new Command('trailers')
		.description(
			'say what was learnt of trailers, and what other ways to choose them would have earned',
		)
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('trailers --state .marquee'))
		.action(async ({ state, json }: { state: string; json?: boolean }) => {
			const folder = existingStateFolder(state);
			const { trailers: decisions } = await pastChoices(folder);
			const profiles = new Set(decisions.map(({ profileId }) => profileId));
			const events = await pastEvents(folder, (event) =>
				profiles.has(event.profileId) && isOutcome(event.kind) ? event : undefined,
			);
			const settlement = settle({ decisions, events, until: around.clock.now() });
			const report = trailerReport(decisions.length, settlement, modelIn(folder));
			around.print(json ? JSON.stringify(report) : printed(report));
		});

const isOutcome = (kind: string): boolean => kind === 'play' || kind === 'trailer-play';

/** What the service has learnt so far. */
const modelIn = ({ trailerModel }: StateFolder): TrailerModel =>
	existsSync(trailerModel) ? readModel(readFileSync(trailerModel, 'utf8')) : newTrailerModel;

function printed(report: TrailerReport): string {
	const { decisions, settled, open, repeated, unattributed, rewardPerShowing, model } = report;
	const { shared, trailers, judged } = report;
	const until =
		model.learntUntil === null ? 'nothing yet' : `until ${isoMoment(model.learntUntil)}`;
	return [
		`${count(decisions)} trailers shown: ${count(settled)} settled, ${count(open)} open, ${count(repeated)} again on the same day`,
		`${count(unattributed)} plays and trailer plays without one`,
		...(rewardPerShowing === null ? [] : [`${fixed(rewardPerShowing)} earned per showing`]),
		`model ${model.version} has learnt ${until}`,
		...headed(
			'what trailers of all titles share, in log-odds',
			shared,
			({ term, weight, deviation }) => `${signed(weight)} ± ${fixed(deviation)}  ${term}`,
		),
		...headed(
			'most shown',
			trailers,
			({ trailer, shown, reward }) => `${fixed(reward)} of ${shown.toFixed(1)}  ${trailer}`,
		),
		`ways to choose, learnt from ${count(judged.learntFrom)} older outcomes and judged on ${count(judged.on)} newer ones`,
		...judged.policies.map((policy) => `  ${judgedPrinted(policy)}`),
	].join('\n');
}

function judgedPrinted({ policy, weighed, replayed, tooLittle }: JudgedPolicy): string {
	if (weighed === null || tooLittle !== null) return `${policy}: too little to say (${tooLittle})`;
	const { ips, snips, effectiveSampleSize } = weighed;
	const again =
		replayed === null
			? ''
			: `, replayed ${range(replayed)} on ${count(replayed.matched)} of ${count(replayed.of)}`;
	return `${policy}: SNIPS ${range(snips)}, IPS ${range(ips)}, worth ${Math.round(effectiveSampleSize)} rows${again}`;
}

const headed = <Row>(heading: string, rows: readonly Row[], line: (row: Row) => string) =>
	rows.length === 0 ? [] : [heading, ...rows.map((row) => `  ${line(row)}`)];

const count = (n: number): string => n.toLocaleString('en');
const fixed = (x: number): string => x.toFixed(3);
const signed = (x: number): string => (x < 0 ? '' : '+') + fixed(x);
const range = ({ value, low, high }: { value: number; low: number; high: number }): string =>
	`${fixed(value)} (${fixed(low)} to ${fixed(high)})`;
