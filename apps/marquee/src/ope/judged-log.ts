import { statSync } from 'node:fs';
import {
	allEstimators,
	type ChoiceLog,
	counterfactual,
	type Evidence,
	type Expectation,
	evidence,
	marginalWeights,
	slateCounterfactual,
	slateEstimators,
	type Target,
	type Tuning,
} from '@marquee/counterfactual';
import { mean } from '@marquee/numerics';
import type { EpochMs } from '@marquee/units';
import { existingStateFolder } from '../facts/state-folder.ts';
import { embeddingsOfActions } from './embeddings-of-actions.ts';
import type { NamedRoles } from './log-roles.ts';
import { columnsOf, namedTarget, policyTerms } from './named-target.ts';
import { opeFailure } from './ope-failures.ts';
import { type OpeReport, opeReport, slateReport } from './ope-report.ts';
import { readChoices } from './read-choices.ts';
import { holdsSlates, readSlates } from './read-slates.ts';
import { namedModel, readsSegments } from './reward-model.ts';
import { type Surface, serviceLog } from './service-log.ts';

/** What is asked of a log. */
export interface OpeAsked {
	readonly log: string;
	readonly policy: string;
	readonly surface: Surface;
	readonly rewardModel: string;
	/** Only these estimators; all of them unless given. */
	readonly estimators: readonly string[];
	readonly roles: NamedRoles;
	readonly tuning: Tuning;
	readonly folds: number;
	readonly seed: number;
	readonly actions?: number;
	readonly embedding?: string;
	readonly embeddingColumn?: string;
	readonly regardless: boolean;
	readonly until: EpochMs;
	readonly tell: (line: string) => void;
	/** Once aborted, nothing further is read or told. */
	readonly signal: AbortSignal;
}

/**
 * What a policy would have earned per row of a log: of a file, or of a service's own in its state folder.
 *
 * @throws {Failure} of `opeFailures`, and `state-folder-…`; the signal's reason once it is aborted.
 */
export async function judgedLog(asked: OpeAsked): Promise<OpeReport> {
	if (!isFolder(asked.log) && (await holdsSlates(asked.log))) return judgedSlates(asked);
	const terms = policyTerms(asked.policy);
	const { log, columns, special } = isFolder(asked.log)
		? {
				...(await serviceLog(existingStateFolder(asked.log), asked.surface, asked.until)),
				columns: new Map(),
			}
		: await fromFile(asked, columnsOf(terms));
	asked.signal.throwIfAborted();
	const target = await namedTarget(terms, log, columns, special);
	const model = await namedModel(asked.rewardModel, log, asked);
	const seen = await seenBy(asked, log, target, model);
	const estimators = wanted(allEstimators(seen, asked.tuning), asked.estimators);
	const answer = counterfactual({ log, target, seen }, estimators, asked);
	return opeReport(
		{ ...askedOf(asked), logged: mean(log.rewards) },
		answer,
		estimators.map(({ name }) => name),
	);
}

/** Loaded where a folder is named: the state of a service. */
const isFolder = (path: string): boolean =>
	statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

async function fromFile(asked: OpeAsked, numbers: readonly string[]) {
	const { log, columns, passed } = await readChoices(asked.log, {
		roles: asked.roles,
		numbers,
		withSegments: readsSegments(asked.rewardModel),
		signal: asked.signal,
		...(asked.actions !== undefined && { actionCount: asked.actions }),
	});
	for (const line of passed) asked.tell(`not learnt from ${line}`);
	return { log, columns, special: new Map<string, Target>() };
}

async function seenBy(
	{ embedding, embeddingColumn }: OpeAsked,
	log: ChoiceLog,
	target: Target,
	model: Expectation | undefined,
): Promise<Evidence> {
	const seen = evidence(log, target, model);
	if (embedding === undefined) return seen;
	const marginal = marginalWeights(
		log,
		target,
		await embeddingsOfActions(embedding, log, embeddingColumn),
	);
	return marginal === undefined ? seen : { ...seen, marginal };
}

async function judgedSlates(asked: OpeAsked): Promise<OpeReport> {
	const slates = await readSlates(asked.log, asked.roles, asked.signal);
	const estimators = wanted(slateEstimators, asked.estimators);
	const answer = slateCounterfactual(slates, { estimators, regardless: asked.regardless });
	if (answer.told.size === 0) throw unasked([...answer.lacking].map((each) => each.join(': ')));
	const logged = slates.rewards.reduce((sum, reward) => sum + reward, 0) / slates.slateCount;
	return slateReport({ ...askedOf(asked), logged, rewardModel: 'of the log' }, answer);
}

const askedOf = ({ log, policy, rewardModel }: OpeAsked) => ({ log, policy, rewardModel });

/** Those that were named, however their names are written. */
function wanted<Each extends { readonly name: string }>(
	all: readonly Each[],
	names: readonly string[],
): readonly Each[] {
	if (names.length === 0) return all;
	const plain = new Set(names.map(plainName));
	const found = all.filter(({ name }) => plain.has(plainName(name)));
	if (found.length > 0) return found;
	throw unasked([`${names.join(', ')} among ${all.map(({ name }) => name).join(', ')}`]);
}

/** `switch-dr`, `Switch_DR` and `switchDr` are one name. */
export const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, '');

const unasked = (why: readonly string[]) =>
	opeFailure('ope-unasked', {
		found: why.join('; '),
		remedy: 'Name others with --estimator, or a log that says what they need.',
	});
