template-mistake = Line { $line }, column { $column }: { $detail }
file-mistake = { $detail }
