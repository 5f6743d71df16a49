"""The reference: pages of Markdown made from the definitions of the packs and from the commands, so that they cannot be out of date."""
