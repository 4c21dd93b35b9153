import {
	REMOTE_KINDS,
	type RemoteKind,
	VIDEO_WAYS,
	type VideoBy,
} from "#lib/catalog/rules/kind.ts";
import {
	readVideoTemplate,
	type VideoAddressProblem,
} from "#lib/catalog/rules/video-address.ts";
import { type Sent, textOf, textsOf } from "#lib/sent.ts";

/** What a lead says about appointments without coming. */
export interface VisitKinds {
	videoBy: VideoBy | null;
	/** Of the rooms, where one makes them all. */
	videoAddress: string | null;
	/** "slug-kind", in order. */
	services: readonly string[];
}

/** As the form sends them. */
export const NO_VIDEO = "none";
/** Its field with the services that it shows, by a blank between them. */
export const ROWS = "zeilen";

export type KindsProblem = VideoAddressProblem;

/** Of a service and a kind, as the grid of the form sends it. */
export const remoteEntry = (slug: string, kind: RemoteKind) =>
	`${slug}-${kind}`;

/**
 * Which of the services that can be ticked now the form has shown: one that could not be ticked then was not left out by
 * anybody. A form of an earlier deployment does not say it.
 */
export function shownRows(sent: Sent, slugs: readonly string[]): string[] {
	const rows = new Set(textOf(sent, ROWS).split(" ").filter(Boolean));
	return rows.size === 0 ? [...slugs] : slugs.filter((slug) => rows.has(slug));
}

/** Ticks of what the form did not show stay: a service that pauses was not unticked by anybody. */
export function keepUnshown(
	before: VisitKinds,
	sent: VisitKinds,
	/** Slugs of the services that the form showed. */
	rows: readonly string[],
): VisitKinds {
	const shown = new Set(
		rows.flatMap((slug) => REMOTE_KINDS.map((kind) => remoteEntry(slug, kind))),
	);
	const kept = before.services.filter((entry) => !shown.has(entry));
	const said = sent.services.filter((entry) => shown.has(entry));
	return { ...sent, services: [...kept, ...said] };
}

/** What a form sent; an address counts only where one makes all rooms. */
export function readVisitKinds(
	sent: Sent,
	slugs: readonly string[],
):
	| { ok: true; value: VisitKinds }
	| { ok: false; errors: { adresse: KindsProblem } } {
	const way = textOf(sent, "video");
	const videoBy = VIDEO_WAYS.find((one) => one === way) ?? null;
	const ticked = new Set(textsOf(sent, "anliegen"));
	const services = slugs
		.flatMap((slug) => REMOTE_KINDS.map((kind) => remoteEntry(slug, kind)))
		.filter((entry) => ticked.has(entry));
	if (videoBy !== "template")
		return { ok: true, value: { videoBy, videoAddress: null, services } };
	const address = readVideoTemplate(textOf(sent, "adresse"));
	return address.ok
		? { ok: true, value: { videoBy, videoAddress: address.value, services } }
		: { ok: false, errors: { adresse: address.error } };
}

/** What a form showed: whoever saves on an older state is told so. */
export const kindsMark = ({ videoBy, videoAddress, services }: VisitKinds) =>
	JSON.stringify([videoBy, videoAddress, [...services].sort()]);
