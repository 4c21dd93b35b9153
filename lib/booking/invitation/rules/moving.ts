import type { Allowed } from "#lib/booking/invitation/invitation.ts";
import { isSameChoice } from "#lib/catalog/rules/selection.ts";
import type { CivilDate } from "#lib/time.ts";

/**
 * Whether an appointment that came of an invitation may be moved to what the invitation opens: as long as somebody could
 * still book by it, and for what it was given. Whether it is used up does not matter: this appointment is what used it.
 */
export function opensMove(
	{
		services,
		lastDay,
		isWithdrawn,
	}: Pick<Allowed, "services" | "lastDay"> & { isWithdrawn: boolean },
	/** That are wanted at the new time, as `dienst` entries. */
	wanted: readonly string[],
	today: CivilDate,
): boolean {
	return !isWithdrawn && today <= lastDay && isSameChoice(services, wanted);
}
