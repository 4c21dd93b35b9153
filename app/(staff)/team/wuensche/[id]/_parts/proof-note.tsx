import { useTranslations } from "next-intl";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import type { ProofState } from "#lib/wishes/wishes.ts";

/** Whether somebody has seen that it is urgent, and what it means that nobody has. */
export function ProofNote({ proof }: { proof: ProofState }) {
	const t = useTranslations("wishList.wish.proof");
	if (proof.is !== "seen")
		return (
			<p>
				<strong>{t("unseen")}</strong> {t(proof.is)}
			</p>
		);
	const when = whenOf(proof.at);
	return (
		<p>
			{proof.by === null
				? t("seen", { when })
				: t("seenBy", { when, name: proof.by })}
		</p>
	);
}
