import "server-only";
import {
	formKeyHash,
	holdKeyOf,
	invitedHoldToken,
} from "#lib/auth/secrets/secrets.ts";
import type { HoldView } from "#lib/booking/booking.ts";
import { holdTime } from "#lib/booking/hold/commands/hold-time.ts";
import type { InvitationState } from "#lib/booking/invitation/invitation.ts";
import {
	findInvitation,
	findInvitationOfHold,
	type OpenedInvitation,
} from "#lib/booking/invitation/queries/find-invitation.ts";
import { spentOf } from "#lib/booking/invitation/rules/uses.ts";
import type { HoldRefusal } from "#lib/booking/rules/hold-refusal.ts";
import type { ChosenTime } from "#lib/booking/rules/time-value.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";

type InvitedRefusal =
	| HoldRefusal
	| "unknown-invitation"
	/** Others with the same link are about to book all that is left. */
	| "invitation-reserved"
	| `invitation-${Exclude<InvitationState, "open">}`;

interface InvitedRequest {
	time: ChosenTime;
	minorCase?: string | null | undefined;
	locale: Locale;
	client: string;
	now: Temporal.Instant;
}

/**
 * Reserves a time with an invitation's link, as the calendar does for everybody. For one appointment its token is derived
 * from the link: whoever presses again, or in another tab, has the same reservation. Of a link for several each form has
 * its own, so that nobody takes over what somebody else is just booking.
 */
export async function holdInvited(
	input: InvitedRequest & {
		token: string;
		/** Of the form, whatever it sent. */
		formKey: string;
	},
): Promise<Result<{ holdToken: string }, InvitedRefusal>> {
	const { token, formKey, now } = input;
	const invitation = await findInvitation(token, now);
	if (!invitation) return refuse("unknown-invitation");
	const { state } = invitation;
	if (state !== "open") return refuse(`invitation-${state}`);
	const holdToken = newTokenOf(invitation, formKey);
	const held = await place(invitation, holdToken, input);
	if (held.ok) return ok({ holdToken });
	return held.error === "too-many-holds" ? refuse("invitation-reserved") : held;
}

/** Nothing has been booked with it yet; an appointment that was moved is known by its use. */
function newTokenOf(
	{ id, times, uses }: OpenedInvitation,
	formKey: string,
): string {
	const form = times === 1 ? "" : formKeyHash(formKey);
	const spent = spentOf(uses);
	const keys = new Set(
		uses.filter(({ use }) => spent.has(use)).map(({ holdKey }) => holdKey),
	);
	for (let nth = 0; ; nth += 1) {
		const token = invitedHoldToken(id, nth, form);
		if (!keys.has(holdKeyOf(token))) return token;
	}
}

/** Another time for a reservation that was made so, or the same once more after it ran out. */
export async function holdInvitedAgain(
	input: InvitedRequest & { holdToken: string },
): Promise<Result<HoldView, HoldRefusal>> {
	const invitation = await findInvitationOfHold(input.holdToken, input.now);
	// Taken back, or over: for whoever holds nothing by it any more that time is gone.
	if (invitation?.state !== "open") return refuse("slot-taken");
	const held = await place(invitation, input.holdToken, input);
	// Others with the same link are about to book all that is left: in some minutes it may be theirs again.
	return !held.ok && held.error === "too-many-holds" ? refuse("busy") : held;
}

async function place(
	invitation: OpenedInvitation,
	holdToken: string,
	{ time, minorCase, locale, client, now }: InvitedRequest,
): Promise<Result<HoldView, HoldRefusal>> {
	const catalog = await getCatalog(locale, now);
	const station = findStation(catalog, time.stationSlug);
	if (!station || !invitation.stationIds.includes(station.id))
		return refuse("unknown-station");
	return holdTime({
		...time,
		holdToken,
		services: invitation.services,
		minorCase,
		locale,
		client,
		now,
		invitationId: invitation.id,
	});
}
