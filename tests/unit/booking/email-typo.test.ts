import { describe, expect, test } from "vitest";
import { isEmailAddress } from "#lib/booking/rules/email-address.ts";
import { suggestEmail } from "#lib/booking/rules/email-typo.ts";
import { city } from "#lib/city/city.ts";

const HERE = city().name.toLowerCase();
/** With its third and fourth letter the other way round. */
const swapped = (word: string) =>
	`${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`;

/** Domains with real mailboxes: nobody who has one is to be asked. */
const REAL = `
gmail.com googlemail.com web.de gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.eu gmx.info gmx.org t-online.de freenet.de
outlook.de outlook.com outlook.at hotmail.de hotmail.com hotmail.co.uk hotmail.fr live.de live.com live.nl msn.com
icloud.com me.com mac.com yahoo.de yahoo.com yahoo.co.uk yahoo.fr ymail.com rocketmail.com aol.com aol.de arcor.de
vodafone.de vodafonemail.de unitybox.de unity-mail.de kabelmail.de netcologne.de posteo.de posteo.net mailbox.org
mail.de mail.com email.de e-mail.de online.de ok.de pm.me proton.me protonmail.com protonmail.ch tutanota.com tuta.io
${HERE}.de stadt-${HERE}.de ${city().emailDomains.join(" ")} rub.de rwth-aachen.de tu-dortmund.de hs-niederrhein.de
caritas-${HERE}.de diakonie.de awo-${HERE}.de drk-${HERE}.de malteser.org sparkasse-${HERE}.de gebag.de dvg-${HERE}.de
stadtwerke-${HERE}.de klinikum-${HERE}.de helios-gesundheit.de thyssenkrupp.com ekir.de bistum-essen.de nrw.de
polizei.nrw.de bundeswehr.org bund.de telekom.de 1und1.de ionos.de strato.de wp.pl o2.pl onet.pl abv.bg mail.ru yandex.ru
ukr.net libero.it orange.fr free.fr laposte.net ziggo.nl telenet.be bluewin.ch a1.net yahoo.com.tr hotmail.com.tr
bücher.de müller-immobilien.de example.org firma.${HERE} firma.ruhr verein.nrw laden.koeln praxis.online web.com gmx.us
`
	.trim()
	.split(/\s+/);

const TYPOS: Readonly<Record<string, string>> = {
	"gmial.com": "gmail.com",
	"gmai.com": "gmail.com",
	"gmail.co": "gmail.com",
	"gmail.cm": "gmail.com",
	"gmail.con": "gmail.com",
	"gmail.cmo": "gmail.com",
	"gmail.de": "gmail.com",
	"gmail.comm": "gmail.com",
	"gamil.com": "gmail.com",
	"gnail.com": "gmail.com",
	"gmaill.com": "gmail.com",
	"gmil.com": "gmail.com",
	gmailcom: "gmail.com",
	gmail: "gmail.com",
	"gmail,com": "gmail.com",
	"gmail.com.": "gmail.com",
	"gmail..com": "gmail.com",
	"goglemail.com": "googlemail.com",
	"googelmail.com": "googlemail.com",
	"web.ed": "web.de",
	"wbe.de": "web.de",
	"web.dee": "web.de",
	"web,de": "web.de",
	webde: "web.de",
	"web.d": "web.de",
	"we.de": "web.de",
	"gmx,de": "gmx.de",
	"gmx.dee": "gmx.de",
	"gxm.de": "gmx.de",
	gmxde: "gmx.de",
	"gmx.ner": "gmx.net",
	"t-onlin.de": "t-online.de",
	"tonline.de": "t-online.de",
	"t-onilne.de": "t-online.de",
	"t-online.com": "t-online.de",
	"t-onlinede": "t-online.de",
	"t.online.de": "t-online.de",
	"t-online.de.de": "t-online.de",
	"freent.de": "freenet.de",
	"frenet.de": "freenet.de",
	"freenet.com": "freenet.de",
	"otulook.de": "outlook.de",
	"outlok.de": "outlook.de",
	"outlook.ed": "outlook.de",
	"hotmial.com": "hotmail.com",
	"hotmai.de": "hotmail.de",
	"hotmail.con": "hotmail.com",
	"iclod.com": "icloud.com",
	"icoud.com": "icloud.com",
	"icloud.de": "icloud.com",
	"yaho.de": "yahoo.de",
	"yahooo.com": "yahoo.com",
	"arcor.ed": "arcor.de",
	[`${HERE}.ed`]: `${HERE}.de`,
	[`${swapped(HERE)}.de`]: `${HERE}.de`,
	"firma-meier.dee": "firma-meier.de",
};

describe("a slip in an e-mail address", () => {
	test.each(Object.entries(TYPOS))("%s: was %s meant?", (typed, meant) => {
		expect(suggestEmail(`ayse.mueller@${typed}`)).toBe(`ayse.mueller@${meant}`);
	});

	test.each([
		["ayse @web.de", "ayse@web.de"],
		["ayse@ web.de", "ayse@web.de"],
		["ayse@@web.de", "ayse@web.de"],
		["ayse(at)web.de", "ayse@web.de"],
		["ayse [at] web.de", "ayse@web.de"],
		["ayse at web.de", "ayse@web.de"],
		["ayse.gmail.com", "ayse@gmail.com"],
		["ayseweb.de", "ayse@web.de"],
		["www.ayse@web.de", "ayse@web.de"],
		["mailto:ayse@web.de", "ayse@web.de"],
		["<ayse@web.de>", "ayse@web.de"],
		["ayse..mueller@web.de", "ayse.mueller@web.de"],
		["ayse.@web.de", "ayse@web.de"],
		["ayse,mueller@web.de", "ayse.mueller@web.de"],
		["ayşe müller@web.de", "ayşemueller@web.de"],
		["müller@bücher.de", "mueller@bücher.de"],
		["Ayse.Mueller@GMIAL.com", "Ayse.Mueller@gmail.com"],
	])("%s: was %s meant?", (typed, meant) => {
		expect(suggestEmail(typed)).toBe(meant);
	});

	test.each(REAL)("nobody with an address at %s is asked", (domain) => {
		expect(isEmailAddress(`ayse.mueller@${domain}`)).toBe(true);
		expect(suggestEmail(`ayse.mueller@${domain}`)).toBeNull();
		expect(suggestEmail(`  Ayse.Mueller@${domain.toUpperCase()} `)).toBeNull();
	});

	test.each([
		"",
		"  ",
		"ayse",
		"@",
		"@web.de",
		"ayse@",
		"0203 123456",
		"\ud800@web.de",
		"a@\ud800.de",
		"🌻@🌻",
		"x".repeat(10_000),
		`${"a@".repeat(5_000)}`,
	])("nothing sensible can be made of “%s”", (typed) => {
		expect(suggestEmail(typed)).toBeNull();
	});
});
