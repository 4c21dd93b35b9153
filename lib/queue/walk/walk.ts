/** What of a visit is done at one desk. */
export interface LegServices {
	services: readonly { serviceId: number; quantity: number }[];
}

/** Done at a desk; instants are epoch milliseconds. */
export interface DoneLeg extends LegServices {
	/** Null: at none, or nobody knows. */
	deskId: number | null;
	/** Null: nobody was called for it. */
	servedAt: number | null;
	doneAt: number;
}

/** Still to come. */
export interface OpenLeg extends LegServices {
	/** Only this desk is to call them then; null: whichever does it. */
	deskId: number | null;
}

/**
 * The walk list of a visit (docs/decisions/0076): what is before and what comes after that for which its person is here
 * now. A visit for one desk has two empty lists.
 */
export interface Walk {
	done: readonly DoneLeg[];
	open: readonly OpenLeg[];
}

export const NO_WALK: Walk = { done: [], open: [] };

/** What somebody who is here for several things does not get as it was planned. */
export interface Stuck {
	/** Others do it, if it is planned anew. */
	canPlanAnew: boolean;
	/** No desk of today does it. */
	nobodys: LegServices["services"];
	/** All that they wait for is among that: nobody will call them. */
	waitsInVain: boolean;
}
