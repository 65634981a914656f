import { type PagePolicy, policies } from '@marquee/page';
import { Failure } from '@marquee/units';

/**
 * The page policy of this version.
 *
 * @throws {Failure} `policy-unknown`.
 */
export function policyNamed(version: string): PagePolicy {
	const policy = policies.get(version);
	if (policy !== undefined) return policy;
	throw new Failure('policy-unknown', {
		responsible: 'caller',
		what: `there is no page policy ${version}`,
		remedy: `Use one of ${[...policies.keys()].join(', ')}.`,
	});
}
