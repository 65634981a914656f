import { Failure, type FailureDetails } from '@marquee/units';

/** Every way in which a simulation cannot begin. What goes wrong later is counted, as members would meet it. */
export const simulationFailures = {
	'simulation-service-unreachable': 'the service does not answer',
	'simulation-service-refuses': 'the service does not let the simulation in',
	'simulation-no-titles': 'there are no titles to watch',
} as const;

export type SimulationFailureCode = keyof typeof simulationFailures;

/** A failure of a simulation: the table's sentence, then what is special to this case. */
export function simulationFailure(
	code: SimulationFailureCode,
	{ found, ...details }: Omit<FailureDetails, 'responsible' | 'what'> & { readonly found?: string },
): Failure {
	const what =
		found === undefined ? simulationFailures[code] : `${simulationFailures[code]}: ${found}`;
	return new Failure(code, { responsible: 'caller', what, ...details });
}
