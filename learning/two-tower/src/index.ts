export type { TwoTowerSettings } from './settings.ts';
export { fitTwoTower, type TwoTower, type TwoTowerOptions } from './two-tower.ts';
