/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* data/tiendo-portfolio-1.rng as the reader uses it: see embed.py. */
extern const char td_grammar[];
extern const unsigned td_grammar_length;
