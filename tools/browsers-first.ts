import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests of whole pages take minutes and are short to write, so their size says nothing of how long they take. */
const long = /\/(browser|end-to-end)\//;

/** The order of files: those in a browser or over the whole service first, so that none of them is left for the end. */
export class BrowsersFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const sorted = await super.sort(files);
		const first = sorted.filter(({ moduleId }) => long.test(moduleId));
		return [...first, ...sorted.filter(({ moduleId }) => !long.test(moduleId))];
	}
}
