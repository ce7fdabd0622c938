-- init.lua:9: x: mention "country" "side": entity: the pattern has no capture "nation" | there is: nat
plugin { name = 'x', version = '1.0', api = 1 }
gazetteer 'country' { entries = { { key = 'CHN', label = 'China' }, { key = 'PAK', label = 'Pakistan' } } }
gazetteer 'sector' { entries = { { key = 'trade', label = 'trade' } } }
relation 'agrees_with' { subject = 'country', object = 'country', symmetric = true }
relation 'agrees_on' { subject = 'country', object = 'sector', qualifiers = { 'topic' } }
mention 'country' 'side' {
  pattern = [[ the nat:@country side ]],
  entity = 'nation',
}
