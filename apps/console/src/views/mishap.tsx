import { Component, type ReactNode } from 'react';
import { Problem } from './problem.tsx';

/** What could not be drawn says so in its place, and the rest of the console stays. */
export class Mishap extends Component<{ readonly children: ReactNode }> {
	override readonly state: { readonly error?: unknown } = {};

	static getDerivedStateFromError(error: unknown) {
		return { error };
	}

	override render() {
		const { error } = this.state;
		return error === undefined ? this.props.children : <Problem error={error} />;
	}
}
