/** How one meets the office: in the house, called on the phone, or in a room on the internet (docs/decisions/0077). */
export const KINDS = ["counter", "phone", "video"] as const;
export type Kind = (typeof KINDS)[number];

/** Besides the counter, which is always there. */
export const REMOTE_KINDS = ["phone", "video"] as const;
export type RemoteKind = (typeof REMOTE_KINDS)[number];

/** Which services a station does by phone or video, by id. */
export type RemoteServices = Readonly<Record<RemoteKind, readonly number[]>>;

/** Null for what is none. */
export const parseKind = (text: string): Kind | null =>
	KINDS.find((kind) => kind === text) ?? null;

/** Nobody comes to the house for it. */
export const isRemote = (kind: Kind): kind is RemoteKind => kind !== "counter";

/** Of whoever makes the address of a room; null: nobody. */
export const VIDEO_WAYS = ["template", "clerk"] as const;
export type VideoBy = (typeof VIDEO_WAYS)[number];

/** What of a service decides it. */
interface Doable {
	id: number;
	personalPresence: boolean;
	collectsDocument: boolean;
	bookable: boolean;
}

/** Why a service cannot be done without coming. */
export type RemoteProblem =
	/** The law wants the person there. */
	| "in-person"
	/** Something is handed over. */
	| "collects"
	/** Nobody has an appointment for it. */
	| "not-bookable"
	/** By video: nobody makes an address. */
	| "no-address";

/** Null: it can be offered. */
export function remoteProblem(
	kind: RemoteKind,
	{ personalPresence, collectsDocument, bookable }: Omit<Doable, "id">,
	videoBy: VideoBy | null,
): RemoteProblem | null {
	if (!bookable) return "not-bookable";
	if (personalPresence) return "in-person";
	if (collectsDocument) return "collects";
	return kind === "video" && videoBy === null ? "no-address" : null;
}

/** What people may choose from: each service must allow it. The counter is always the first. */
export function kindsFor(
	{ remote, videoBy }: { remote: RemoteServices; videoBy: VideoBy | null },
	selection: readonly { service: Doable }[],
): Kind[] {
	return KINDS.filter(
		(kind) =>
			!isRemote(kind) ||
			(selection.length > 0 &&
				selection.every(
					({ service }) =>
						remote[kind].includes(service.id) &&
						remoteProblem(kind, service, videoBy) === null,
				)),
	);
}
