import { useRef, useState } from 'react';
import type { ListedExperiment } from '../../answers/experiment.ts';
import { nextStep } from '../../experiments/life.ts';
import { isAboutKey } from '../../service.ts';
import { useConsole } from '../console-context.ts';
import { Problem } from '../problem.tsx';

/** Starts or stops an experiment, after saying what that does. */
export function StepButton({
	experiment,
	done,
}: {
	experiment: ListedExperiment;
	done: () => void;
}) {
	const { service, key, readings } = useConsole();
	const dialog = useRef<HTMLDialogElement>(null);
	const [error, setError] = useState<unknown>(undefined);
	const [isUnderWay, setUnderWay] = useState(false);
	const step = nextStep(experiment);
	if (step === undefined) return null;
	const name = experiment.design.key;
	const take = async () => {
		setUnderWay(true);
		setError(undefined);
		try {
			await service[step.does](name);
			dialog.current?.close();
			readings.fresh(name);
			done();
		} catch (refused) {
			if (isAboutKey(refused)) key.forget(refused.message);
			setError(refused);
		} finally {
			setUnderWay(false);
		}
	};
	return (
		<>
			<button
				type="button"
				className={step.does === 'start' ? 'primary' : 'danger'}
				onClick={() => dialog.current?.showModal()}
			>
				{step.name} …
			</button>
			<dialog ref={dialog} className="keys step" aria-labelledby="step-title">
				<h2 id="step-title">{step.question}</h2>
				<ul>
					{step.happens.map((sentence) => (
						<li key={sentence}>{sentence}</li>
					))}
				</ul>
				{error !== undefined && <Problem error={error} />}
				<p className="answers">
					<button
						type="button"
						className={step.does === 'start' ? 'primary' : 'danger'}
						disabled={isUnderWay}
						onClick={take}
					>
						{step.does === 'start' ? 'Start it' : 'Stop it for good'}
					</button>
					<button type="button" onClick={() => dialog.current?.close()}>
						Leave it as it is
					</button>
				</p>
			</dialog>
		</>
	);
}
