import type { ExperimentRoute } from '../../route.ts';
import { Choice } from './experiment-list.tsx';

/** Which treatment is held against the control, where there is more than one. */
export function ChoiceOfArm({
	treatments,
	chosen,
	route,
}: {
	treatments: readonly string[];
	chosen: string;
	route: ExperimentRoute;
}) {
	if (treatments.length < 2) return null;
	return (
		<nav aria-label="Treatment" className="choices arm-choice">
			<span className="small">against control:</span>
			{treatments.map((arm) => (
				<Choice key={arm} route={{ ...route, arm }} isChosen={arm === chosen}>
					{arm}
				</Choice>
			))}
		</nav>
	);
}
