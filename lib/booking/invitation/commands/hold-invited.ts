import "server-only";
import { formKeyHash, invitedHoldToken } from "#lib/auth/secrets/secrets.ts";
import type { HoldView } from "#lib/booking/booking.ts";
import { holdTime } from "#lib/booking/hold/commands/hold-time.ts";
import type { InvitationState } from "#lib/booking/invitation/invitation.ts";
import {
	findInvitation,
	findInvitationOfHold,
	type OpenedInvitation,
} from "#lib/booking/invitation/queries/find-invitation.ts";
import { nextUse } from "#lib/booking/invitation/rules/uses.ts";
import type { HoldRefusal } from "#lib/booking/rules/hold-refusal.ts";
import type { ChosenTime } from "#lib/booking/rules/time-value.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";

type InvitedRefusal =
	| HoldRefusal
	| "unknown-invitation"
	| `invitation-${Exclude<InvitationState, "open">}`;

interface InvitedRequest {
	time: ChosenTime;
	minorCase?: string | null | undefined;
	locale: Locale;
	client: string;
	now: Temporal.Instant;
}

/**
 * Reserves a time with an invitation's link, as the calendar does for everybody. Its token is the use's: whoever presses
 * again, or in another tab, has the same reservation, and it becomes one appointment.
 */
export async function holdInvited(
	input: InvitedRequest & {
		token: string;
		/** Of the form, whatever it sent: two people with one link for several are likely to get two uses. */
		formKey: string;
	},
): Promise<Result<{ holdToken: string }, InvitedRefusal>> {
	const { token, formKey, now } = input;
	const invitation = await findInvitation(token, now);
	if (!invitation) return refuse("unknown-invitation");
	const { state } = invitation;
	if (state !== "open") return refuse(`invitation-${state}`);
	const at = Number.parseInt(formKeyHash(formKey).slice(0, 8), 16);
	const use = nextUse(invitation.uses, invitation.times, at);
	if (use === null) return refuse("invitation-used");
	const held = await place(invitation, use, input);
	return held.ok
		? ok({ holdToken: invitedHoldToken(invitation.id, use) })
		: held;
}

/** Another time for a reservation that was made so, or the same once more after it ran out. */
export async function holdInvitedAgain(
	input: InvitedRequest & { holdToken: string },
): Promise<Result<HoldView, HoldRefusal>> {
	const invitation = await findInvitationOfHold(input.holdToken, input.now);
	// Taken back, or over: for whoever holds nothing by it any more that time is gone.
	if (invitation?.state !== "open") return refuse("slot-taken");
	return place(invitation, invitation.use, input);
}

async function place(
	invitation: OpenedInvitation,
	use: number,
	{ time, minorCase, locale, client, now }: InvitedRequest,
): Promise<Result<HoldView, HoldRefusal>> {
	const catalog = await getCatalog(locale, now);
	const station = findStation(catalog, time.stationSlug);
	if (!station || !invitation.stationIds.includes(station.id))
		return refuse("unknown-station");
	return holdTime({
		...time,
		holdToken: invitedHoldToken(invitation.id, use),
		services: invitation.services,
		minorCase,
		locale,
		client,
		now,
		invited: { id: invitation.id, use },
	});
}
