import { useTranslations } from "next-intl";
import { readablePhone } from "#lib/text/phone.ts";
import type { WishView } from "#lib/wishes/wishes.ts";

/** How somebody hears of an offer; without an address they look for themselves. */
export function HowWeReachYou({ wish }: { wish: WishView }) {
	const t = useTranslations("wishes.wish");
	const { email, phone } = wish.person;
	if (!email && !phone) return <p className="font-bold">{t("lookYourself")}</p>;
	return (
		<div className="flex flex-col gap-8">
			{email ? <p>{t("mailed", { email })}</p> : null}
			{phone ? <p>{t("callable", { phone: readablePhone(phone) })}</p> : null}
		</div>
	);
}
