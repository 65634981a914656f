/** A trained model that the service has. */
export interface Bundle {
	readonly hash: string;
	readonly createdAt?: number;
	readonly serving?: boolean;
	readonly metrics?: Readonly<Record<string, number>>;
}
