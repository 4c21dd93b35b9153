/** A form of the appointment's page: what was wrong, in words, and what was typed. */
export interface AppointmentState {
	error: string;
	/** Name of the field it is about, if it is about one. */
	field: string | null;
	values: Readonly<Record<string, string>>;
}

export const UNTOUCHED: AppointmentState = {
	error: "",
	field: null,
	values: {},
};
