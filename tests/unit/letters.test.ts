import { expect, test } from "vitest";
import { wordsOf } from "#lib/catalog/rules/words.ts";

test.each([
	["جـــواز سفر", "جواز سفر", "tatweel"],
	["گذرنامه", "گذرنامه", "Persian gaf stays"],
	["كارت ملي", "کارت ملی", "Arabic and Persian kaf and yeh"],
	["إقامة", "اقامه", "hamza and teh marbuta"],
	["مُؤَقَّت", "موقت", "vowel signs"],
	["نشانی‌ام", "نشانی ام", "a joint nobody sees"],
	["ﺟﻮﺍﺯ", "جواز", "letters as they look"],
	["KİMLİK", "kimlik", "dotted capital"],
	["kımlık", "kimlik", "dotless i"],
	["Ταυτότητας", "ταυτοτητασ", "Greek accents and the last sigma"],
	["жильё", "жилье", "ё and е"],
	["ґанок", "ганок", "a letter other keyboards lack"],
	["Șoferului", "soferului", "comma below"],
	["Şoferului", "șoferului", "cedilla and comma below"],
	["Žádost", "zadost", "carons"],
])("%s is looked for as %s: %s", (one, other) => {
	expect(wordsOf(one)).toEqual(wordsOf(other));
});
