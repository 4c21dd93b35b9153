import "#app/globals.css";
import type { Metadata, Viewport } from "next";
import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { FONTS } from "#app/fonts.ts";
import { directionOf, langOf } from "#lib/text/language.ts";
import { toLocale } from "#lib/text/locale.ts";

// The policy's nonce belongs to one request: nothing may be rendered ahead.
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
	icons: { icon: "/favicon.svg" },
	formatDetection: { telephone: false, date: false, address: false },
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({
	children,
	params,
}: {
	children: ReactNode;
	params: Promise<{ locale: string }>;
}) {
	const { locale } = await params;
	// Whatever else stands first in an address gets its "not found" in German (not-found.tsx).
	const language = toLocale(locale);
	setRequestLocale(language);
	return (
		<html lang={langOf(language)} dir={directionOf(language)} className={FONTS}>
			<body>{children}</body>
		</html>
	);
}
