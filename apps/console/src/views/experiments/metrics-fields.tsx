import type { MetricDefinition } from '@marquee/contracts';
import { useId } from 'react';
import type { DraftGuardrail } from '../../experiments/draft-design.ts';
import { headed } from '../../words/effects.ts';
import { FieldWords, type FormPart } from './field.tsx';

/** What decides, what must not be harmed, and what is only looked at. */
export function MetricsFields({
	part,
	metrics,
}: {
	part: FormPart;
	metrics: readonly MetricDefinition[];
}) {
	const id = useId();
	const { draft, change, lock, faults } = part;
	const others = metrics.filter(({ key }) => key !== draft.primary);
	return (
		<fieldset>
			<legend>Metrics</legend>
			<label>
				Decides
				<select
					value={draft.primary}
					disabled={lock('primary') !== undefined}
					aria-invalid={faults.primary !== undefined}
					aria-describedby={`${id}-primary`}
					onChange={({ currentTarget }) => change({ primary: currentTarget.value })}
				>
					<option value="">choose one</option>
					<Options metrics={metrics} />
				</select>
			</label>
			<FieldWords
				id={`${id}-primary`}
				fault={faults.primary}
				about={lock('primary') ?? metrics.find(({ key }) => key === draft.primary)?.describe}
			/>
			<Guardrails part={part} metrics={others} />
			<fieldset className="many" disabled={lock('secondary') !== undefined}>
				<legend>Only looked at</legend>
				{others.map(({ key, name, describe }) => (
					<label key={key} className="tick-box" title={describe}>
						<input
							type="checkbox"
							checked={draft.secondary.includes(key)}
							onChange={({ currentTarget: { checked } }) =>
								change({
									secondary: checked
										? [...draft.secondary, key]
										: draft.secondary.filter((each) => each !== key),
								})
							}
						/>
						{headed(name)}
					</label>
				))}
			</fieldset>
		</fieldset>
	);
}

const Options = ({ metrics }: { metrics: readonly MetricDefinition[] }) =>
	metrics.map(({ key, name }) => (
		<option key={key} value={key}>
			{headed(name)}
		</option>
	));

function Guardrails({ part, metrics }: { part: FormPart; metrics: readonly MetricDefinition[] }) {
	const id = useId();
	const { draft, change, lock, faults } = part;
	const changeAt = (at: number, changes: Partial<DraftGuardrail>) =>
		change({
			guardrails: draft.guardrails.map((each, i) => (i === at ? { ...each, ...changes } : each)),
		});
	const unitOf = (metric: string) => metrics.find(({ key }) => key === metric)?.unit ?? 'its unit';
	return (
		<fieldset
			className="many"
			disabled={lock('guardrails') !== undefined}
			aria-describedby={`${id}-about`}
		>
			<legend>Guardrails</legend>
			<FieldWords
				id={`${id}-about`}
				fault={faults.guardrails}
				about={lock('guardrails') ?? 'What must not get worse by more than its margin.'}
			/>
			{draft.guardrails.map(({ metric, margin }, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a guardrail is nothing but what is being typed
				<div key={at} className="guardrail">
					<label>
						Guardrail {at + 1}
						<select
							value={metric}
							aria-invalid={faults.guardrails !== undefined && metric === ''}
							onChange={({ currentTarget }) => changeAt(at, { metric: currentTarget.value })}
						>
							<option value="">choose one</option>
							<Options metrics={metrics} />
						</select>
					</label>
					<label>
						Accepted loss, {unitOf(metric)}
						<input
							value={margin}
							inputMode="decimal"
							autoComplete="off"
							aria-invalid={faults.guardrails !== undefined && margin.trim() === ''}
							onChange={({ currentTarget }) => changeAt(at, { margin: currentTarget.value })}
						/>
					</label>
					<button
						type="button"
						className="quiet"
						aria-label={`Remove guardrail ${at + 1}`}
						onClick={() => change({ guardrails: draft.guardrails.filter((_, i) => i !== at) })}
					>
						Remove
					</button>
				</div>
			))}
			<button
				type="button"
				onClick={() => change({ guardrails: [...draft.guardrails, { metric: '', margin: '' }] })}
			>
				Add a guardrail
			</button>
		</fieldset>
	);
}
