import { ExperimentDesign, validator } from '@marquee/contracts';
import { Failure } from '@marquee/units';
import { textIn } from '../../terminal/text-in.ts';

const checked = validator(ExperimentDesign);

/**
 * The design in a file of JSON; `-`: piped in.
 *
 * @throws {Failure} `experiment-file-unreadable`; `experiment-malformed` with every field that is wrong.
 */
export async function designIn(path: string): Promise<ExperimentDesign> {
	const { value, problems } = checked(parsed(await textIn(path), path));
	if (problems === undefined) return value;
	throw new Failure('experiment-malformed', {
		responsible: 'caller',
		what: problems
			.map(({ at, expected, found }) => `${at || 'the file'}: found ${found}, expected ${expected}`)
			.join('; '),
		where: path,
		remedy: 'Correct these fields; marquee experiment define --help shows a design.',
	});
}

function parsed(json: string, path: string): unknown {
	try {
		return JSON.parse(json);
	} catch (cause) {
		throw new Failure('experiment-malformed', {
			responsible: 'caller',
			what: `the file is not JSON: ${(cause as Error).message}`,
			where: path,
			remedy: 'Write the design as JSON; marquee experiment define --help shows one.',
			cause,
		});
	}
}
