import "#app/globals.css";
import "../_styles/display.css";
import type { Metadata, Viewport } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { fira, firaExtended } from "#app/fonts.ts";
import { TabWords } from "#components/page/tab-title.tsx";
import { defaultLocale } from "#lib/text/locale.ts";

// The policy's nonce belongs to one request: nothing may be rendered ahead.
export const dynamic = "force-dynamic";

export const metadata: Metadata = { icons: { icon: "/favicon.svg" } };

export const viewport: Viewport = { colorScheme: "dark" };

/** A root of its own: a display is no page of the citizens', has one address and speaks all languages at once. */
export default async function DisplayLayout({
	children,
}: {
	children: ReactNode;
}) {
	const t = await getTranslations("site");
	return (
		<html
			lang={defaultLocale}
			className={`${fira.variable} ${firaExtended.variable}`}
		>
			<body>
				<TabWords errorPrefix={t("errorPrefix")}>{children}</TabWords>
			</body>
		</html>
	);
}
