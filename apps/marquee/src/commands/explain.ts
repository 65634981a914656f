import { existsSync } from 'node:fs';
import type { Catalogue } from '@marquee/catalogue';
import type { Explanation } from '@marquee/contracts';
import {
	explanation,
	isTitleKnown,
	type PackedTrace,
	type PageTrace,
	unpacked,
} from '@marquee/page';
import { readSegmentSlateLog } from '@marquee/stores';
import { Failure, requestId } from '@marquee/units';
import { Command } from 'commander';
import { catalogueIn } from '../facts/facts.ts';
import { existingStateFolder } from '../facts/state-folder.ts';
import { type Replayed, replayed } from '../serving/replayed.ts';
import { explanationPrinted } from '../terminal/explanation-printed.ts';
import { replayPrinted, slowestPrinted, tracePrinted } from '../terminal/trace-printed.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption } from './options.ts';

interface ExplainFlags {
	readonly title?: string;
	readonly replay?: boolean;
	readonly with?: string;
	readonly policy?: string;
	readonly layout?: string;
	readonly state: string;
	readonly json?: boolean;
}

/** `marquee explain REQUEST`: how a page came about, why a title is on it or not, and what another model would have made of it. */
export const explainCommand = (around: Surroundings): Command =>
	new Command('explain')
		.description('say how a page came about, from the log; make it again, as it was or otherwise')
		.argument('<request>', 'the requestId of the page')
		.option('--title <id>', 'why this title is on the page, or is not')
		.option('--replay', 'make the page again from the log, and say whether it has the same bytes')
		.option('--with <bundle>', 'replay it with another model: its hash, or how it begins')
		.option('--policy <name>', 'replay it with another policy')
		.option('--layout <name>', 'replay it laid out otherwise: stage-wise or generative')
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('explain 4f0c… --title tt0111161 --replay'))
		.action(async (request: string, flags: ExplainFlags) => {
			const folder = existingStateFolder(flags.state);
			const catalogue = await catalogueIn(folder);
			const trace = await traceOf(folder.slates, request);
			const { title } = flags;
			if (title !== undefined) checkKnown(title, trace, catalogue);
			const again = isReplay(flags) ? await replayed(folder, catalogue, trace, flags) : undefined;
			const why =
				title === undefined ? undefined : explanation(again?.trace ?? trace, title, catalogue);
			const told = { trace, again, why };
			around.print(flags.json ? JSON.stringify(forPrograms(told)) : forPeople(told));
		});

const isReplay = (flags: ExplainFlags): boolean =>
	flags.replay === true ||
	[flags.with, flags.policy, flags.layout].some((other) => other !== undefined);

interface Told {
	readonly trace: PageTrace;
	readonly again: Replayed | undefined;
	readonly why: Explanation | undefined;
}

/** Who asks after one title reads of that one; a replay waits for nothing, so its stages have no times. */
const forPeople = ({ trace, again, why }: Told): string =>
	[
		why === undefined ? tracePrinted(again?.trace ?? trace) : explanationPrinted(why),
		...(again === undefined ? [] : [replayPrinted(trace, again)]),
		...(again === undefined && why === undefined ? [slowestPrinted(trace)] : []),
	].join('\n\n');

const forPrograms = ({ trace, again, why }: Told) => ({
	trace,
	...(again && { replay: { identical: again.identical, page: again.page, trace: again.trace } }),
	...(why && { explanation: why }),
});

function checkKnown(titleId: string, trace: PageTrace, catalogue: Catalogue): void {
	if (isTitleKnown(trace, titleId, catalogue)) return;
	throw new Failure('title-unknown', {
		responsible: 'caller',
		what: `neither the catalogue nor the page has a title ${JSON.stringify(titleId)}`,
		where: '--title',
		remedy: 'Use an id as `marquee home` prints it in brackets.',
	});
}

async function traceOf(slates: string, request: string): Promise<PageTrace> {
	const found = existsSync(slates)
		? await readSegmentSlateLog<PackedTrace>(slates).find(requestId(request))
		: undefined;
	if (found !== undefined) return unpacked(found);
	throw new Failure('trace-unknown', {
		responsible: 'caller',
		what: `nothing is kept of a page under request ${request}`,
		where: slates,
		remedy: 'Use the requestId of a page that this service answered lately.',
	});
}
