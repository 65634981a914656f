import type { InterleavedThing } from '@marquee/contracts';
import { useId } from 'react';
import { type DraftArm, emptyArm } from '../../experiments/draft-design.ts';
import { FieldWords, type FormPart } from './field.tsx';

const interleaved: Readonly<Record<InterleavedThing, string>> = {
	rows: 'rows of a page',
	titles: 'titles within rows',
	search: 'search results',
};

/** What the experiment tells apart: kinds, arms, and what each arm changes. */
export function ArmsFields({ part }: { part: FormPart }) {
	const id = useId();
	const { draft, change, lock, faults } = part;
	const isLocked = lock('arms') !== undefined;
	const changeArm = (at: number, changes: Partial<DraftArm>) =>
		change({ arms: draft.arms.map((arm, i) => (i === at ? { ...arm, ...changes } : arm)) });
	return (
		<fieldset disabled={isLocked} aria-describedby={`${id}-about`}>
			<legend>Arms</legend>
			<label>
				Told apart by
				<select
					value={draft.kind}
					onChange={({ currentTarget: { value } }) =>
						change({ kind: value === 'interleaving' ? 'interleaving' : 'ab' })
					}
				>
					<option value="ab">A/B: each member meets one arm</option>
					<option value="interleaving">Interleaving: every answer holds both</option>
				</select>
			</label>
			{draft.kind === 'interleaving' && (
				<label>
					Drawn in turn
					<select
						value={draft.interleaves}
						onChange={({ currentTarget: { value } }) =>
							change({ interleaves: value as InterleavedThing })
						}
					>
						{Object.entries(interleaved).map(([thing, words]) => (
							<option key={thing} value={thing}>
								{words}
							</option>
						))}
					</select>
				</label>
			)}
			<FieldWords
				id={`${id}-about`}
				fault={faults.arms}
				about={
					lock('arms') ?? 'The first is the control. What is left empty is as everybody has it.'
				}
			/>
			{draft.arms.map((arm, at) => (
				<ArmFields
					// biome-ignore lint/suspicious/noArrayIndexKey: an arm has no name but the one that is being typed
					key={at}
					arm={arm}
					at={at}
					isWrong={faults.arms !== undefined}
					change={(changes) => changeArm(at, changes)}
					{...(draft.arms.length > 2 && {
						remove: () => change({ arms: draft.arms.filter((_, i) => i !== at) }),
					})}
				/>
			))}
			{draft.arms.length < 8 && draft.kind === 'ab' && (
				<button
					type="button"
					onClick={() =>
						change({ arms: [...draft.arms, emptyArm(`treatment-${draft.arms.length}`)] })
					}
				>
					Add an arm
				</button>
			)}
		</fieldset>
	);
}

const recipeFields = [
	['bundle', 'Bundle'],
	['ranker', 'Ranker'],
	['policy', 'Policy'],
	['layout', 'Layout'],
] as const;

function ArmFields({
	arm,
	at,
	isWrong,
	change,
	remove,
}: {
	arm: DraftArm;
	at: number;
	isWrong: boolean;
	change: (changes: Partial<DraftArm>) => void;
	remove?: () => void;
}) {
	const called = at === 0 ? 'Control' : `Treatment ${at}`;
	return (
		<fieldset className="arm" aria-label={called}>
			<label>
				{called}
				<input
					value={arm.key}
					autoComplete="off"
					spellCheck={false}
					aria-invalid={isWrong}
					onChange={({ currentTarget }) => change({ key: currentTarget.value })}
				/>
			</label>
			<label className="short">
				Weight
				<input
					value={arm.weight}
					inputMode="decimal"
					autoComplete="off"
					onChange={({ currentTarget }) => change({ weight: currentTarget.value })}
				/>
			</label>
			{recipeFields.map(([field, name]) => (
				<label key={field}>
					{name}
					<input
						value={arm[field]}
						placeholder="as it is"
						autoComplete="off"
						spellCheck={false}
						onChange={({ currentTarget }) => change({ [field]: currentTarget.value })}
					/>
				</label>
			))}
			<label>
				Search weights
				<select
					value={arm.searchWeights}
					onChange={({ currentTarget: { value } }) =>
						change({ searchWeights: value as DraftArm['searchWeights'] })
					}
				>
					<option value="">as they are</option>
					<option value="policy">of the policy</option>
					<option value="learnt">learnt</option>
				</select>
			</label>
			{remove && (
				<button type="button" className="quiet" onClick={remove} aria-label={`Remove ${arm.key}`}>
					Remove
				</button>
			)}
		</fieldset>
	);
}
