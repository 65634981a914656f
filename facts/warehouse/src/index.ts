export type { Progress } from './extended.ts';
export type { Manifest, WarehouseFile } from './manifest.ts';
export type {
	EventsOnDay,
	ProfileEvents,
	TimeWindow,
	TitleEngagement,
	WarehouseQueries,
} from './queries.ts';
export {
	openWarehouse,
	type Warehouse,
	type WarehouseSettings,
} from './warehouse.ts';
