/** Somebody who comes, or whom nobody sees come. */
export interface Arrival {
	at: number;
	index: number;
	isUnseen: boolean;
}
