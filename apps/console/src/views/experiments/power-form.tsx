import type { MetricDefinition } from '@marquee/contracts';
import { type PowerQuestion, usual } from '../../experiments/power-question.ts';
import type { Route } from '../../route.ts';
import { headed } from '../../words/effects.ts';
import { useConsole } from '../console-context.ts';

type PlanRoute = Extract<Route, { at: 'plan' }>;

/** Asks which change of which metric is to be seen; what is typed is in the address at once. */
export function PowerForm({
	metrics,
	asked,
	route,
}: {
	metrics: readonly MetricDefinition[];
	asked: PowerQuestion & { readonly metric: string };
	route: PlanRoute;
}) {
	const { navigation } = useConsole();
	const changed = (field: keyof PowerQuestion, value: string | number | undefined) => {
		const { [field]: _, ...others } = route.asked;
		navigation.replace({
			...route,
			asked: value === undefined || value === '' ? others : { ...others, [field]: value },
		});
	};
	return (
		<form
			className="power"
			aria-label="What is to be seen"
			onSubmit={(event) => event.preventDefault()}
		>
			<label>
				Metric that decides
				<select
					value={asked.metric}
					data-search=""
					onChange={({ currentTarget }) => changed('metric', currentTarget.value)}
				>
					{metrics.map(({ key, name }) => (
						<option key={key} value={key}>
							{headed(name)}
						</option>
					))}
				</select>
			</label>
			<Hundredths
				name="Members who take part, %"
				value={asked.share ?? usual.share}
				bounds={[0.01, 100]}
				changed={(value) => changed('share', value)}
			/>
			<label>
				Arms
				<input
					type="number"
					min={2}
					max={8}
					value={asked.arms ?? usual.arms}
					onChange={({ currentTarget: { valueAsNumber } }) => {
						if (Number.isInteger(valueAsNumber) && valueAsNumber >= 2 && valueAsNumber <= 8)
							changed('arms', valueAsNumber);
					}}
				/>
			</label>
			<Hundredths
				name="Change you hope for, %"
				value={asked.effect}
				bounds={[0.01, 1000]}
				changed={(value) => changed('effect', value)}
			/>
			<Hundredths
				name="False alarms (alpha), %"
				value={asked.alpha ?? usual.alpha}
				bounds={[0.1, 50]}
				changed={(value) => changed('alpha', value)}
			/>
			<Hundredths
				name="Chance to see it (power), %"
				value={asked.power ?? usual.power}
				bounds={[10, 99.9]}
				changed={(value) => changed('power', value)}
			/>
		</form>
	);
}

/** A share as per cent; while what is typed is out of bounds, the last good value stays asked. */
function Hundredths({
	name,
	value,
	bounds: [least, most],
	changed,
}: {
	name: string;
	value: number | undefined;
	bounds: readonly [number, number];
	changed: (value: number | undefined) => void;
}) {
	return (
		<label>
			{name}
			<input
				type="number"
				min={least}
				max={most}
				step="any"
				defaultValue={value === undefined ? '' : Number((value * 100).toPrecision(10))}
				onChange={({ currentTarget: { value: typed, valueAsNumber } }) => {
					if (typed === '') changed(undefined);
					else if (valueAsNumber >= least && valueAsNumber <= most)
						changed(Number((valueAsNumber / 100).toPrecision(10)));
				}}
			/>
		</label>
	);
}
