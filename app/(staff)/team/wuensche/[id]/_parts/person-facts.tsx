import { getTranslations } from "next-intl/server";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import type { Fact } from "#components/ui/facts.tsx";
import { formatDayTime } from "#lib/text/format.ts";
import { phoneKey, readablePhone } from "#lib/text/phone.ts";
import { formatReference } from "#lib/text/reference.ts";
import type { WishView } from "#lib/wishes/wishes.ts";

/** Who wishes, how they are reached, and what they need to look themselves. */
export async function personFacts(
	wish: WishView,
	isPinClosed: boolean,
): Promise<Fact[]> {
	const t = await getTranslations("wishList.wish");
	const { person, brings } = wish;
	return [
		...(brings
			? [
					{
						term: t("brings"),
						value: `${formatDayTime(brings, "de")} (${formatReference(brings.reference)})`,
					},
				]
			: []),
		{
			term: t("phone"),
			value: person.phone ? (
				<a href={`tel:${phoneKey(person.phone)}`}>
					{readablePhone(person.phone)}
				</a>
			) : (
				t("notGiven")
			),
		},
		{ term: t("email"), value: person.email ?? t("notGiven") },
		{ term: t("reference"), value: formatReference(wish.reference) },
		// Once it is over, they would open the appointment that came of it, wherever that is.
		...(wish.endedHow === null
			? [
					{
						term: t("pin"),
						value: `${wish.pin}${isPinClosed ? ` – ${t("pinClosed")}` : ""}`,
					},
				]
			: []),
		{ term: t("since"), value: whenOf(wish.createdAt) },
	];
}
