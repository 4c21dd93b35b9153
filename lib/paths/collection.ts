import { part, query } from "./citizen.ts";

/** Finished documents that lie ready; German only, behind the sign-in. Nothing about a person stands in them. */
export const collectionPaths = {
	list: (view: { notice?: string; number?: number } = {}) =>
		`/team/abholung${query([
			["hinweis", view.notice],
			["nummer", view.number === undefined ? undefined : String(view.number)],
		])}`,
	/** @param appointmentId with which it was asked for */
	new: (appointmentId?: string) =>
		`/team/abholung/neu${query([["termin", appointmentId]])}`,
	change: (id: string) => `/team/abholung/aendern/${part(id)}`,
	settings: (notice?: string) => `/admin/abholung${query([["stand", notice]])}`,
};
