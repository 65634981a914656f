import { diversityDial } from '@marquee/ranking';
import { type PagePolicy, pagePolicy } from './policy.ts';

/** Policies by their versions: the one that serves, and those that people compare it with. */
export const policies: ReadonlyMap<string, PagePolicy> = new Map(
	[
		pagePolicy,
		{ ...pagePolicy, version: 'page-1-plain', diversity: diversityDial({ share: 0 }) },
		{ ...pagePolicy, version: 'page-1-diverse', diversity: diversityDial({ share: 0.3 }) },
		{
			...pagePolicy,
			version: 'page-1-pinned',
			pinned: { 'continue-watching': 0, 'top-10': 2 },
		},
		{
			...pagePolicy,
			version: 'page-1-certain',
			exploration: { ...pagePolicy.exploration, rate: 0 },
		},
	].map((policy) => [policy.version, policy]),
);
