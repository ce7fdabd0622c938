-- init.lua:6: x: mention "country" "m": learn: the pattern has no capture "nam" | did you mean "name"?
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { entries = { { key = 'PAK' } } }
mention 'country' 'm' {
  pattern = [[ c:@country Minister name:#Cap ]], entity = 'c',
  learn = 'nam',
}
