import { profileId } from '@marquee/units';

/** Stands for whoever has no profile: who it is sees what somebody new would see. */
export const nobody = profileId('nobody');
