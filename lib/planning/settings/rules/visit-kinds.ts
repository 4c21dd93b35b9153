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

export type KindsProblem = VideoAddressProblem;

/** Of a service and a kind, as the grid of the form sends it. */
export const remoteEntry = (slug: string, kind: RemoteKind) =>
	`${slug}-${kind}`;

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
