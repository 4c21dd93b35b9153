import { expect, test } from "vitest";
import { inLanguage } from "#lib/paths/other-language.ts";
import { acceptedLanguage } from "#lib/text/accepted.ts";
import {
	partsOf,
	publicAddress,
	withOffer,
} from "#scripts/server/finished/public-address.ts";
import { offeredLanguage } from "#scripts/server/page-headers.ts";

const OFFERED = ["de", "en", "tr"] as const;

test.each([
	["tr-TR,tr;q=0.9,de;q=0.8", "tr"],
	["ru,uk;q=0.9,en;q=0.5", "en"],
	["de;q=0.5, TR ;q=0.7", "tr"],
	["tr;q=0, de", "de"],
	["tr;q=0", null],
	["*", null],
	["", null],
	["trx", null],
	["en;q=nonsense", "en"],
	[`${"x,".repeat(100_000)}tr`, null],
])("of a browser that says %s the language is %s", (header, locale) => {
	expect(acceptedLanguage(header, OFFERED)).toBe(locale);
});

test.each([
	["/termine", "tr,de;q=0.8", "tr"],
	["/tr/termine?ort=mitte", "tr,de;q=0.8", null],
	["/tr/termine", "de", "de"],
	["/termine", undefined, null],
	["/termine", "ja", null],
	["/team", "tr", null],
	["/admin/konten", "tr", null],
	["/leicht/termine", "tr", null],
])("on %s, whoever wants %s is offered %s", (url, accepted, offered) => {
	const headers = accepted === undefined ? {} : { "accept-language": accepted };
	expect(offeredLanguage({ url, headers })).toBe(offered);
});

test("a page is kept once for each language that is offered, however browsers say what they want", () => {
	const address = publicAddress("/termine?dienst=reisepass") ?? "";
	expect(partsOf(withOffer(address, "tr"))).toEqual({ address, offer: "tr" });
	expect(partsOf(withOffer(address, null))).toEqual({ address, offer: "" });
	expect(publicAddress("/termine#tr")).toBeNull();
	expect(inLanguage("/en/termine?dienst=reisepass", "tr")).toBe(
		"/tr/termine?dienst=reisepass",
	);
	expect(inLanguage("/tr", "de")).toBe("/");
});
