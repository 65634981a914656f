import type { MetricDefinition } from '@marquee/contracts';
import { type FormEvent, useState } from 'react';
import type { ListedExperiment } from '../../answers/experiment.ts';
import {
	type DraftDesign,
	designOf,
	type Faults,
	lockedBy,
	shareFault,
} from '../../experiments/draft-design.ts';
import { type PowerQuestion, planned, powerFields } from '../../experiments/power-question.ts';
import { isAboutKey } from '../../service.ts';
import { count } from '../../words/figures.ts';
import { useConsole } from '../console-context.ts';
import { Problem } from '../problem.tsx';
import { useAsked } from '../use-asked.ts';
import { ArmsFields } from './arms-fields.tsx';
import { Field, type FormPart } from './field.tsx';
import { MetricsFields } from './metrics-fields.tsx';
import { WhoFields } from './who-fields.tsx';

/** Says what an experiment is, and keeps it as a draft; of one that runs, changes what moves nobody. */
export function DesignForm({
	metrics,
	experiment,
	draft: first,
	asked,
}: {
	metrics: readonly MetricDefinition[];
	experiment: ListedExperiment | undefined;
	draft: DraftDesign;
	asked: PowerQuestion & { readonly metric: string };
}) {
	const [draft, setDraft] = useState(first);
	const [faults, setFaults] = useState<Faults>({});
	const { save, error, isUnderWay } = useSaving();
	const status = experiment?.status;
	const part: FormPart = {
		draft,
		faults,
		change: (changes) => setDraft((before) => ({ ...before, ...changes })),
		lock: (field) => lockedBy(field, status),
	};
	const submit = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const made = designOf(draft);
		const shrunken = shareFault(draft.share, experiment?.design.share, status);
		const wrong = {
			...('faults' in made && made.faults),
			...(shrunken && { share: shrunken }),
		};
		setFaults(wrong);
		if ('design' in made && shrunken === undefined) void save(made.design);
		else requestAnimationFrame(() => focusFirstFault());
	};
	return (
		<form className="design-form" aria-labelledby="define" onSubmit={submit} noValidate>
			<h2 id="define">What it is</h2>
			{status === 'running' && (
				<p className="note">
					It runs. Its share may grow, and guardrails, further metrics, the question and the planned
					members may change; everything else would move people and stays.
				</p>
			)}
			{status === 'stopped' && <p className="note">It is over; a new attempt needs a new key.</p>}
			<fieldset>
				<legend>The question</legend>
				<Field
					part={part}
					field="key"
					name="Key"
					about="unique for ever: it decides who gets which arm"
				/>
				<Field part={part} field="hypothesis" name="What should become better, and why" isLong />
			</fieldset>
			<ArmsFields part={part} />
			<WhoFields part={part} />
			<MetricsFields part={part} metrics={metrics} />
			<PlannedMembers part={part} asked={asked} />
			{error !== undefined && <Problem error={error} />}
			{Object.keys(faults).length > 0 && (
				<p className="problem" role="alert">
					Some fields are not right yet: each says why.
				</p>
			)}
			<p className="answers">
				<button type="submit" className="primary" disabled={isUnderWay || status === 'stopped'}>
					{experiment ? 'Save changes' : 'Save as a draft'}
				</button>
				{!experiment && <span className="small">Nobody meets it before it is started.</span>}
			</p>
		</form>
	);
}

function useSaving() {
	const { service, navigation, key } = useConsole();
	const [error, setError] = useState<unknown>(undefined);
	const [isUnderWay, setUnderWay] = useState(false);
	const save = async (design: Parameters<typeof service.define>[0]) => {
		setUnderWay(true);
		setError(undefined);
		try {
			await service.define(design);
			navigation.go({ at: 'experiment', key: design.key });
		} catch (refused) {
			if (isAboutKey(refused)) key.forget(refused.message);
			setError(refused);
			setUnderWay(false);
		}
	};
	return { save, error, isUnderWay };
}

/** The first field that is wrong is where somebody goes on. */
function focusFirstFault() {
	document.querySelector<HTMLElement>('.design-form [aria-invalid="true"]')?.focus();
}

/** How many members it is planned for, with what the plan above says it takes. */
function PlannedMembers({
	part,
	asked,
}: {
	part: FormPart;
	asked: PowerQuestion & { readonly metric: string };
}) {
	const { service } = useConsole();
	const about =
		asked.effect === undefined ? undefined : String(new URLSearchParams(powerFields(asked)));
	const { answer } = useAsked(about, (signal) =>
		planned((question) => service.power(question, signal), asked),
	);
	const needed = answer?.needed?.members;
	const isLocked = part.lock('plannedMembers') !== undefined;
	return (
		<fieldset>
			<legend>How long</legend>
			<Field
				part={part}
				field="plannedMembers"
				name="Planned members"
				about="of all arms: there intervals are narrowest"
				inputMode="numeric"
			/>
			{needed !== undefined && !isLocked && (
				<button type="button" onClick={() => part.change({ plannedMembers: String(needed) })}>
					Take the {count(needed)} of the plan above
				</button>
			)}
			<Field
				part={part}
				field="alpha"
				name="Alpha"
				about="chance of a false alarm"
				inputMode="decimal"
			/>
		</fieldset>
	);
}
