import type { ExperimentDesign } from '@marquee/contracts';
import { recipeWords, shareWords } from '../../experiments/life.ts';
import { count, counted } from '../../words/figures.ts';

/** What was planned: arms, who is in it, and what decides. */
export function DesignSummary({ design }: { design: ExperimentDesign }) {
	const { arms, kind, interleaves, primary, guardrails, secondary, alpha = 0.05 } = design;
	const forced = Object.entries(design.forced ?? {});
	return (
		<section aria-labelledby="design" className="design">
			<h2 id="design">Design</h2>
			<dl className="pairs">
				<div>
					<dt>Kind</dt>
					<dd>
						{kind === 'ab'
							? 'A/B: every member meets one arm'
							: `Interleaving of ${interleaves}: every answer holds both`}
					</dd>
				</div>
				{arms.map(({ key, weight = 1, recipe }, i) => (
					<div key={key}>
						<dt>{i === 0 ? 'Control' : arms.length > 2 ? `Treatment ${i}` : 'Treatment'}</dt>
						<dd>
							<b>{key}</b>: {recipeWords(recipe)}
							{weight !== 1 && ` (weight ${weight})`}
						</dd>
					</div>
				))}
				<div>
					<dt>Who</dt>
					<dd>{shareWords(design)}</dd>
				</div>
				<div>
					<dt>Decides</dt>
					<dd>
						<code>{primary}</code>, alpha {alpha}, at {count(design.plannedMembers)} members
					</dd>
				</div>
				<div>
					<dt>Guardrails</dt>
					<dd>
						{guardrails.length === 0
							? 'none'
							: guardrails
									.map(({ metric, margin }) => `${metric} (loss up to ${margin})`)
									.join(', ')}
					</dd>
				</div>
				<div>
					<dt>Looked at</dt>
					<dd>{secondary.length === 0 ? 'nothing else' : secondary.join(', ')}</dd>
				</div>
				{forced.length > 0 && (
					<div>
						<dt>Trying it out</dt>
						<dd>
							{counted(forced.length, 'profile')}, not counted:{' '}
							{forced.map(([who, arm]) => `${who} → ${arm}`).join(', ')}
						</dd>
					</div>
				)}
			</dl>
		</section>
	);
}
